-- Why a message stands on its ticket; absent on those of before.
alter table message add column placement jsonb;

-- Addresses that take nothing any more, or whose owners do not want our mail.
create table marked_address (
    channel   text        not null,
    contact   text        not null,
    finding   text        not null,
    reason    text        not null,
    marked_at timestamptz not null,
    primary key (channel, contact)
);
