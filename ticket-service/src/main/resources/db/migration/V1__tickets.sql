-- Tickets, what was said on them, what happened to them, and what must still be told to Kafka.

create table team (
    id         text primary key,
    name_id    text not null,
    name_en    text not null,
    -- Whose turn it was last; locked by whoever assigns, so that no turn is skipped or given twice.
    last_agent text
);

insert into team (id, name_id, name_en) values
    ('customer-service', 'Layanan Pelanggan', 'Customer service'),
    ('technical', 'Teknis', 'Technical'),
    ('marketing', 'Pemasaran', 'Marketing'),
    ('finance', 'Keuangan & Pembelian', 'Finance & purchasing'),
    ('warehouse', 'Gudang & Pengiriman', 'Warehouse & shipping'),
    ('management', 'Manajemen', 'Management');

create table agent (
    id        text primary key,
    name      text    not null,
    teams     text[]  not null,
    available boolean not null
);

-- One row per conversation: locked by whoever handles its messages.
create table conversation (
    key           text primary key,
    topic         text,
    partition     int,
    last_offset   bigint,
    -- Set while a message that nobody could handle holds back the ones behind it.
    parked_at     timestamptz,
    parked_reason text
);

create index conversation_parked on conversation (parked_at) where parked_at is not null;

-- Ids of everything that ever had an effect: messages and delivery reports.
create table inbox (
    message_id  uuid primary key,
    received_at timestamptz not null
);

create sequence ticket_number start 1001;

create table ticket (
    id            uuid primary key,
    number        bigint      not null unique,
    status        text        not null,
    category      text        not null,
    priority      text        not null,
    -- Most urgent first, so that the longest queue is read in the right order.
    urgency       smallint    not null generated always as (
                      case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end) stored,
    team          text        not null,
    agent         text,
    conversation  text        not null,
    channel       text        not null generated always as (split_part(conversation, ':', 1)) stored,
    account       text        not null generated always as (
                      split_part(substr(conversation, strpos(conversation, ':') + 1), '/', 1)) stored,
    contact       text        not null,
    contact_name  text,
    identities    jsonb       not null,
    subject       text,
    labels        text[]      not null,
    version       bigint      not null,
    message_count bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create index ticket_newest on ticket (updated_at desc, id desc);
create index ticket_of_conversation on ticket (conversation, number desc);
create index ticket_going_on on ticket (conversation, number desc) where status <> 'closed';
create index ticket_of_agent on ticket (agent, updated_at desc) where agent is not null;
create index ticket_waiting on ticket (team, urgency, number)
    where agent is null and status not in ('resolved', 'closed');

create table message (
    id              uuid primary key,
    ticket          uuid        not null references ticket (id),
    position        bigint      not null,
    direction       text        not null,
    conversation    text        not null,
    provider_id     text,
    text            text        not null,
    content         jsonb       not null,
    attachments     jsonb       not null,
    mail            jsonb,
    sent_at         timestamptz not null,
    received_at     timestamptz not null,
    -- Of replies only.
    delivery        text,
    delivery_reason text,
    delivery_at     timestamptz,
    unique (ticket, position)
);

-- Hashed, because a Message-ID may be longer than an index entry.
create index message_of_provider on message (md5(provider_id)) where provider_id is not null;
create index message_sending on message (delivery_at) where delivery = 'sending';
create index message_words on message using gin (to_tsvector('simple', left(text, 20000)));

-- Reports that came before anybody told us which reply they are about.
create table early_report (
    id          bigint generated always as identity primary key,
    account     text        not null,
    provider_id text        not null,
    report      bytea       not null,
    received_at timestamptz not null
);

create index early_report_of_provider on early_report (md5(provider_id));

-- What happened to each ticket, kept for good.
create table event (
    ticket  uuid   not null,
    version bigint not null,
    payload bytea  not null,
    primary key (ticket, version)
);

-- What Kafka must be told. The id is given after the ticket's row is locked, so it orders the records of a ticket.
create table outbox (
    id           bigint generated always as identity primary key,
    record       uuid        not null,
    shard        smallint    not null,
    topic        text        not null,
    key          text,
    ticket       uuid,
    version      bigint,
    headers      text        not null,
    payload      bytea,
    created_at   timestamptz not null,
    published_at timestamptz
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

create index outbox_unpublished on outbox (shard, id) where published_at is null;
create unique index outbox_version on outbox (ticket, version) where version is not null;

-- Messages that wait: the one nobody could handle, and those behind it.
create table parked_message (
    id            bigint generated always as identity primary key,
    conversation  text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    payload       bytea,
    -- Absent on those that only wait their turn.
    reason        text,
    -- Set once a release found it as unreadable as before: it stays for people to see and holds nothing back.
    given_up_at   timestamptz,
    parked_at     timestamptz not null
);

create index parked_message_of_conversation on parked_message (conversation, id);
