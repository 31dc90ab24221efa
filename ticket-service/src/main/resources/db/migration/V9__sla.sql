-- What was promised about each ticket. Whoever reads it to change it has locked the ticket.
create table sla (
    ticket  uuid primary key references ticket (id),
    -- The policy that a rule named.
    named   text,
    -- Where it stood and its clocks, as io.muara.ticket.sla.Promise; absent as long as nothing happened but naming a policy.
    promise jsonb,
    -- When time alone brings something about next.
    next_at timestamptz,
    -- The first moment by which something must be done.
    due_at  timestamptz
);

create index sla_next on sla (next_at) where next_at is not null;
create index sla_due on sla (due_at, ticket) where due_at is not null;

-- The policies of every version by which a clock may still run, so that none changes while it does.
create table sla_terms (
    version  text primary key,
    policies jsonb       not null,
    since    timestamptz not null
);
