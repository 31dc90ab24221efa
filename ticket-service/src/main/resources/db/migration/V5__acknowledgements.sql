-- Words of ours that no person wrote.
alter table message add column automatic boolean not null default false;

-- Who was told at once that a message came in: one of a ticket at most, and not too many of anybody.
create table acknowledgement (
    ticket   uuid primary key references ticket (id),
    account  text        not null,
    contact  text        not null,
    token    text        not null unique,
    given_at timestamptz not null
);

create index acknowledgement_of_contact on acknowledgement (contact, given_at);
create index acknowledgement_of_account on acknowledgement (account, given_at);
