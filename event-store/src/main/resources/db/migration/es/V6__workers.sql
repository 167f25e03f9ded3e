-- Which nodes work on a processor, also if they have found no segment to work on; so that nodes which have many know of those who
-- have few.
create table worker (
    processor_name text collate "C" not null,
    node           text             not null,
    seen_at        timestamptz      not null,
    primary key (processor_name, node)
);
