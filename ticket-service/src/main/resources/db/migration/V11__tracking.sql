-- Links by which contacts follow their ticket. Of a link only what its secret hashes to is kept.
create table tracking_link (
    hash       bytea primary key,
    ticket     uuid        not null references ticket (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index tracking_link_of_ticket on tracking_link (ticket);

insert into tracking_link (hash, ticket, created_at, expires_at)
select sha256(convert_to(token, 'UTF8')), ticket, given_at, given_at + interval '90 days' from acknowledgement;

alter table acknowledgement drop column token;

-- What was written there lately, so that nobody writes without end.
create table tracking_message (
    id         uuid primary key,
    ticket     uuid        not null references ticket (id),
    written_at timestamptz not null
);

create index tracking_message_of_ticket on tracking_message (ticket, written_at);

-- What contacts thought of how they were helped, the last word of each ticket.
create table rating (
    ticket   uuid primary key references ticket (id),
    score    smallint    not null check (score between 1 and 5),
    comment  text,
    team     text        not null,
    rated_at timestamptz not null
);

create index rating_at on rating (rated_at);
