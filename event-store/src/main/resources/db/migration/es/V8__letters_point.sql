-- A letter says where its event is, and keeps nothing of what it says.
update dead_letter set payload = '';

comment on column dead_letter.payload is 'empty: it is read where the event is';
