-- Named filters, of one agent or of all.
create table ticket_view (
    id         uuid primary key,
    name       text        not null,
    owner      text,
    filter     jsonb       not null,
    created_at timestamptz not null
);

create unique index ticket_view_name on ticket_view (coalesce(owner, ''), lower(name));

-- What calls with an Idempotency-Key were answered; without a status while nobody knows.
create table idempotent_call (
    key         text primary key,
    fingerprint text        not null,
    status      int,
    headers     jsonb,
    body        text,
    came_at     timestamptz not null
);

create index idempotent_call_by_age on idempotent_call (came_at);
