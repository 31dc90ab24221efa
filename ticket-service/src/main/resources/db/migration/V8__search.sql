-- What is looked through when somebody searches: the words of tickets.

do $$
begin
    create extension if not exists pg_trgm;
exception when others then
    raise exception 'the extension pg_trgm is needed and cannot be made (%): install what your PostgreSQL calls contrib, or let its administrator run "create extension pg_trgm" in this database', sqlerrm;
end
$$;

drop index message_words;

-- Eight messages a row, so that a ticket of thousands costs no more to add to than any other.
create table ticket_document (
    ticket   uuid     not null,
    part     int      not null,
    number   bigint   not null,
    document tsvector not null,
    primary key (ticket, part)
);

create function part_of(message_position bigint) returns int
    language sql immutable parallel safe
    return (message_position - 1) / 8;

create function words_of(said text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('indonesian', said) || to_tsvector('english', said);

-- What no text can hold: the number, and by what blocks of numbers a search goes back in time, small, large and huge ones.
create function marks_of(number bigint, identities jsonb) returns tsvector
    language sql immutable parallel safe
    return array_to_tsvector(
        array['#' || number, E'\x01s' || (number >> 12), E'\x01l' || (number >> 16), E'\x01h' || (number >> 20)]
        || array(
            select left(ltrim(lower(name ->> 'value'), '+'), 500) from jsonb_array_elements(identities) name
            where ltrim(name ->> 'value', '+') <> ''));

create function write_documents(tickets uuid[], parts int[]) returns void
    language sql as $$
    insert into ticket_document (ticket, part, number, document)
    select
        t.id, asked.part, t.number,
        setweight(words_of(coalesce(t.subject, '')), 'A')
        || setweight(words_of(concat_ws(' ', t.contact_name, t.contact)), 'B')
        || words_of(coalesce(said.words, ''))
        || marks_of(t.number, t.identities)
    from (select distinct ticket, part from unnest(tickets, parts) as asked (ticket, part)) asked
    -- One by one: the tickets of a batch are few among all.
    cross join lateral (select * from ticket where id = asked.ticket offset 0) t
    cross join lateral (
        select string_agg(left(m.text, 20000), E'\n' order by m.position) as words
        from message m
        where m.ticket = t.id and m.position between asked.part * 8 + 1 and asked.part * 8 + 8
    ) said
    order by t.id, asked.part
    on conflict (ticket, part) do update set document = excluded.document
    $$;

create function message_came() returns trigger
    language plpgsql as $$
begin
    perform write_documents(array_agg(ticket), array_agg(part_of(position))) from come;
    return null;
end
$$;

create function message_changed() returns trigger
    language plpgsql as $$
begin
    perform write_documents(
        array[old.ticket, new.ticket], array[part_of(old.position), part_of(new.position)]);
    return null;
end
$$;

create function ticket_renamed() returns trigger
    language plpgsql as $$
begin
    perform write_documents(array_agg(ticket), array_agg(part)) from ticket_document where ticket = new.id;
    return null;
end
$$;

insert into ticket_document (ticket, part, number, document)
select t.id, said.part, t.number,
    setweight(words_of(coalesce(t.subject, '')), 'A')
    || setweight(words_of(concat_ws(' ', t.contact_name, t.contact)), 'B')
    || words_of(said.words)
    || marks_of(t.number, t.identities)
from ticket t
join (
    select ticket, part_of(position) as part, string_agg(left(text, 20000), E'\n' order by position) as words
    from message group by 1, 2
) said on said.ticket = t.id
order by t.number, said.part;

-- Its list of what is not sorted in yet is read whole by every look, of which a search takes several.
create index ticket_document_words on ticket_document using gin (document) with (gin_pending_list_limit = 128);

create trigger message_came after insert on message
    referencing new table as come for each statement execute function message_came();

create trigger message_changed after update on message
    for each row
    when ((old.text, old.ticket, old.position) is distinct from (new.text, new.ticket, new.position))
    execute function message_changed();

create trigger ticket_renamed after update on ticket
    for each row
    when ((old.subject, old.contact_name, old.contact, old.identities)
          is distinct from (new.subject, new.contact_name, new.contact, new.identities))
    execute function ticket_renamed();

-- What somebody typed, as [{"text": …, "names": […], "number": …, "phrase": …, "without": …}, …], of which all must hold; or any
-- of what is wanted, for showing what was found.
create function query_of(terms jsonb, every boolean) returns tsquery
    language plpgsql immutable parallel safe as $$
declare
    whole tsquery := '';
    part tsquery;
    term jsonb;
    said text;
begin
    for term in select * from jsonb_array_elements(terms) loop
        said := term ->> 'text';
        part := case
            when (term ->> 'phrase')::boolean
                then phraseto_tsquery('indonesian', said) || phraseto_tsquery('english', said)
            else plainto_tsquery('indonesian', said) || plainto_tsquery('english', said) end;
        for said in select * from jsonb_array_elements_text(term -> 'names') loop
            part := part || plainto_tsquery('simple', said);
        end loop;
        if term ->> 'number' is not null then
            part := part || quote_literal('#' || (term ->> 'number'))::tsquery;
        end if;
        if numnode(part) = 0 or not every and (term ->> 'without')::boolean then
            continue;
        end if;
        whole := case
            when not every then whole || part
            when (term ->> 'without')::boolean then whole && !! part
            else whole && part end;
    end loop;
    return whole;
end
$$;

-- Where to look, from the newest numbers back to the oldest: at what holds the block and is below. Few looks at small blocks find words
-- that are everywhere, so many at larger ones as there must be are patient with them, and one at all that is left finds those that
-- are rare.
create function looks_between(newest bigint, oldest bigint, larger int) returns table (block tsquery, below bigint)
    language sql immutable parallel safe as $$
    with small as (select greatest((newest >> 12) - 3, oldest >> 12) as last),
    large as (select last << 12 as below, greatest((((last << 12) - 1) >> 16) - larger + 1, oldest >> 16) as last from small),
    huge as (select least(below, last << 16) as below from large)
    select quote_literal(looks.block)::tsquery, looks.below
    from (
        select 0 as size, n, E'\x01s' || n as block, (n + 1) << 12 as below
        from small, generate_series(last, newest >> 12) n
        union all
        select 1, n, E'\x01l' || n, below from large, generate_series(last, (below - 1) >> 16) n where below > oldest
        union all
        select 2, n, E'\x01h' || n, below from huge, generate_series(oldest >> 20, (below - 1) >> 20) n where below > oldest
    ) looks
    order by size, n desc
    $$;

-- A few words around what was looked for, which stands between the characters 2 and 3.
create function shown(said text, words tsquery) returns text
    language plpgsql immutable parallel safe as $$
declare
    clean text := translate(left(said, 20000), E'\x02\x03', '');
    how text := E'StartSel="\x02",StopSel="\x03",MaxFragments=2,MaxWords=18,MinWords=6,FragmentDelimiter=" … "';
    in_english text := ts_headline('english', clean, words, how);
begin
    return case when strpos(in_english, E'\x02') > 0 then in_english else ts_headline('indonesian', clean, words, how) end;
end
$$;

-- Whom a part of a name, number or address may mean.
create index contact_name_parts on contact using gin (lower(name) gin_trgm_ops);
create index contact_identity_parts on contact_identity using gin (value gin_trgm_ops);

-- What lists begin with.
drop index ticket_of_agent;
create index ticket_of_agent on ticket (agent, status, updated_at desc, id desc) where agent is not null;
create index ticket_by_team on ticket (team, status, updated_at desc, id desc);
create index ticket_by_status on ticket (status, updated_at desc, id desc);
create index ticket_by_category on ticket (category, updated_at desc, id desc);
create index ticket_by_label on ticket using gin (labels);
create index ticket_by_waiting on ticket (waiting_since) where waiting_since is not null;
create index ticket_by_creation on ticket (created_at);
create index ticket_without_contact on ticket
    using gin (lower(contact) gin_trgm_ops, lower(identities::text) gin_trgm_ops) where contact_id is null;
