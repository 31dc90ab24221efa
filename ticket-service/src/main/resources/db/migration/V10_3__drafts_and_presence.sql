-- What agents have begun to write. A version is never given twice, so that one of a draft that was thrown away means no other.
create sequence draft_version;

create table draft (
    ticket      uuid        not null references ticket (id),
    agent       text        not null references agent (id),
    version     bigint      not null,
    text        text        not null,
    attachments uuid[]      not null,
    updated_at  timestamptz not null,
    primary key (ticket, agent)
);

-- Who looks at a ticket or types, until when unless they say so again. Worth nothing after a crash.
create unlogged table presence (
    ticket uuid        not null,
    agent  text        not null,
    doing  text        not null,
    since  timestamptz not null,
    until  timestamptz not null,
    primary key (ticket, agent)
);
