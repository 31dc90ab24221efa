-- Answers written beforehand, by language; without a team they are everybody's.
create table canned_response (
    id         uuid primary key,
    shortcut   text        not null,
    team       text references team (id),
    texts      jsonb       not null,
    author     text        not null,
    version    bigint      not null,
    updated_at timestamptz not null
);

create unique index canned_response_shortcut on canned_response (coalesce(team, ''), shortcut);
