-- Files that agents brought along and that no reply or note has taken with it yet. Their bytes lie in the attachment store.
create table upload (
    id          uuid primary key,
    name        text        not null,
    media_type  text        not null,
    bytes       bigint      not null,
    sha256      text        not null,
    stored      text        not null,
    author      text        not null,
    uploaded_at timestamptz not null
);

create index upload_oldest on upload (uploaded_at);
