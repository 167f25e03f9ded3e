-- A segment of the directory lies in pieces, so that newcomers need not rewrite those who are there: each batch adds a piece
-- for its own, and now and then the pieces of a segment become one.
alter table directory_segment
    add column first_slot integer not null default 0,
    -- How many pieces the segment has up to this one.
    add column pieces integer not null default 1,
    drop constraint directory_segment_pkey,
    add primary key (tenant_id, id, first_slot);

comment on column directory_segment.next_slot is 'the first slot behind the piece; slots are not used again, so a customer keeps its slot';
comment on column directory_segment.open is 'whether it is the last piece of a segment that takes in more';
