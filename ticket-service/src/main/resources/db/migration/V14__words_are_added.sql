-- What comes adds its words to the document of its ticket; before, all the messages of a part were read again for each.

create aggregate words_together(tsvector) (
    sfunc = tsvector_concat,
    stype = tsvector,
    initcond = '',
    parallel = safe
);

-- What stands before the messages in every part.
create function head_of(ticket) returns tsvector
    language sql immutable parallel safe
    return setweight(words_of(coalesce($1.subject, '')), 'A')
        || setweight(words_of(concat_ws(' ', $1.contact_name, $1.contact)), 'B')
        || marks_of($1.number, $1.identities);

create or replace function write_documents(tickets uuid[], parts int[]) returns void
    language sql as $$
    insert into ticket_document (ticket, part, number, document)
    select t.id, asked.part, t.number, head_of(t) || said.words
    from (select distinct ticket, part from unnest(tickets, parts) as asked (ticket, part)) asked
    -- One by one: the tickets of a batch are few among all.
    cross join lateral (select * from ticket where id = asked.ticket offset 0) t
    cross join lateral (
        select words_together(words_of(left(m.text, 20000)) order by m.position) as words
        from message m
        where m.ticket = t.id and m.position between asked.part * 8 + 1 and asked.part * 8 + 8
    ) said
    order by t.id, asked.part
    on conflict (ticket, part) do update set document = excluded.document
    $$;

-- Its plan stays with a connection: made while the tables are empty, it must not read them whole when they are not.
create or replace function message_came() returns trigger
    language plpgsql
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off as $$
begin
    with said as materialized (
        select ticket, part_of(position) as part, words_together(words_of(left(text, 20000)) order by position) as words
        from come
        group by 1, 2
        order by 1, 2
    ), added as (
        update ticket_document d set document = d.document || said.words
        from said
        where d.ticket = said.ticket and d.part = said.part
    )
    insert into ticket_document (ticket, part, number, document)
    select t.id, said.part, t.number, head_of(t) || said.words
    from said
    join ticket t on t.id = said.ticket
    where not exists (select from ticket_document d where d.ticket = said.ticket and d.part = said.part);
    return null;
end
$$;
