-- People and organisations who write to us, by whatever channel.
create table contact (
    id           uuid primary key,
    -- Whom they count as: themselves, or whom they were merged into in the end.
    head         uuid        not null references contact (id),
    merged_into  uuid references contact (id),
    -- What is kept about them; the two others are what merging made of the other contact, for its undoing.
    particulars  jsonb       not null,
    other_before jsonb,
    other_after  jsonb,
    name         text generated always as (particulars ->> 'name') stored,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index contact_by_head on contact (head);
create index contact_newest on contact (updated_at desc, id desc) where merged_into is null;
create index contact_words on contact using gin (to_tsvector('simple', name));

-- Names that prove who writes. Each is one contact's, which the key upholds whatever happens at the same time.
create table contact_identity (
    kind     text        not null,
    value    text        not null,
    scope    text        not null,
    contact  uuid        not null references contact (id) deferrable initially deferred,
    added_at timestamptz not null,
    primary key (value, kind, scope)
);

create index contact_identity_of_contact on contact_identity (contact);

-- Who writes in each conversation; in a group, who wrote last.
create table contact_conversation (
    conversation text primary key,
    contact      uuid not null references contact (id) deferrable initially deferred
);

create index contact_conversation_of_contact on contact_conversation (contact, conversation);

-- Contacts of whom muara.contacts.v1 must be told anew; only those of their conversations that come after a key when some were told.
create table contact_news (
    id      bigint generated always as identity primary key,
    contact uuid not null,
    after   text
);

alter table ticket add column contact_id uuid references contact (id) deferrable initially deferred;
alter table ticket add column unanswered int not null default 0;
alter table ticket add column waiting_since timestamptz;

create index ticket_of_contact on ticket (contact_id, updated_at desc, id desc) where contact_id is not null;

-- What one contact said on all their conversations, newest first.
create index message_of_conversation on message (conversation, received_at desc, id desc);
