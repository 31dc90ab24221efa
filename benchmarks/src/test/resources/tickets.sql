-- Tickets :from to :to as if they had come in, one about every minute, in Indonesian and English. Statements end with an empty line.

create schema if not exists filling;

create or replace function filling.one(of text[], at bigint) returns text
language sql immutable as $$ select of[1 + abs(hashint8extended(at, 7)) % array_length(of, 1)] $$;

create table if not exists filling.words as select
    array['Budi','Siti','Agus','Dewi','Rina','Andi','Sari','Joko','Wulan','Hendra','Putri','Rudi','Lestari','Bayu','Indah','Eko',
        'Fitri','Dimas','Ratna','Yusuf','Mega','Arief','Nur','Bagus','Ayu','Slamet','Tuti','Wahyu','Intan','Hadi','James','Mary',
        'John','Linda','Robert','Susan','David','Karen','Michael','Emily','Daniel','Sarah','Kevin','Laura','Thomas','Anna'] as first,
    array['Santoso','Wijaya','Wulandari','Pratama','Kusuma','Hidayat','Saputra','Lestari','Nugroho','Rahman','Siregar','Hutapea',
        'Gunawan','Setiawan','Halim','Susanto','Purnomo','Suharto','Maulana','Firmansyah','Anggraini','Permata','Utami','Handayani',
        'Smith','Johnson','Brown','Taylor','Wilson','Clark','Walker','Young','King','Wright','Hill','Green','Baker'] as last,
    array['Barang %p yang datang rusak, tolong diganti ya kak','Pesanan %p saya belum sampai sudah %n hari, resi JNE%r',
        'Halo min, %p ready? Mau pesan %n buah kirim ke %c','Saya sudah transfer Rp%n00.000 untuk %p tapi status masih menunggu pembayaran',
        'Mau tanya harga %p kalau beli grosir %n karton berapa ya','Kak paket %p salah kirim, yang saya pesan warna hitam',
        'Tolong batalkan pesanan %p nomor %r, saya salah alamat','Faktur pajak untuk %p bulan lalu belum kami terima, mohon dikirim ke kantor %c',
        'Aplikasi tidak bisa login setelah diperbarui, muncul kode galat %r','Terima kasih, %p sudah saya terima dengan baik di %c',
        'Pengembalian dana %p kapan diproses? Sudah %n minggu','Apakah ada cabang di %c? Saya ingin lihat %p langsung',
        'Please refund my order of %p, it arrived broken','Where is my parcel %r? It should have been in %c %n days ago',
        'Invoice %r was charged twice, please check the payment for %p','I cannot log in since the last update, error code %r',
        'Do you ship %p to %c and how long does it take','The %p I received is the wrong size, I would like to exchange it',
        'Could you send me a quotation for %n pieces of %p','Thanks, the replacement %p arrived in %c yesterday'] as said,
    array['kopi Gayo','teh hijau','sepatu lari','tas rotan','kemeja batik','meja kayu','lampu meja','kursi kantor','panci presto',
        'blender','rice cooker','kipas angin','jam tangan','kacamata','headset','keyboard','monitor','printer','flashdisk','powerbank',
        'helm','jaket kulit','celana jeans','sarung','mukena','kerudung','sandal gunung','ransel','botol minum','termos','sajadah',
        'madu hutan','keripik singkong','sambal roa','beras merah','minyak kelapa','running shoes','coffee beans','desk lamp',
        'rain jacket','water bottle','yoga mat','phone case','office chair','hiking boots','kettle'] as product,
    array['Jakarta','Bandung','Surabaya','Medan','Makassar','Denpasar','Yogyakarta','Semarang','Palembang','Balikpapan','Manado',
        'Pontianak','Padang','Malang','Bogor','Bekasi','Depok','Tangerang','Solo','Ambon','Singapore','Penang','London','Perth'] as city,
    array['complaint','payment','question','order','delivery','technical','marketing','internal-request','spam'] as category,
    array['customer-service','customer-service','customer-service','finance','warehouse','technical','marketing','management'] as team,
    array['late','damaged','wrong-item','vip','refund','invoice','wholesale','follow-up'] as label

create table if not exists filling.index as
select indexdef as again, format('drop index %I', indexname) as away from pg_indexes
where schemaname = 'public' and tablename in ('ticket', 'message', 'ticket_document', 'contact', 'contact_identity')
    and indexdef not like 'CREATE UNIQUE%'

do $$ declare one record; begin for one in select away from filling.index loop execute one.away; end loop; end $$

set session_replication_role = replica

insert into agent (id, name, teams, presence) select 'agent-' || i, 'Agent ' || i, array['customer-service'], 'offline' from generate_series(1, 50) i on conflict do nothing

insert into contact (id, head, particulars, version, created_at, updated_at)
select md5('contact' || i)::uuid, md5('contact' || i)::uuid,
    jsonb_build_object('name', filling.one(first, i) || ' ' || filling.one(last, i * 31 + 5)), 1, now(), now()
from generate_series(:from / 3 + 1, :to / 3) i, filling.words

create table if not exists filling.people (i bigint primary key, id uuid, name text, kind text, value text, conversation text)

insert into filling.people
select row_number() over (order by i) + (select count(*) from filling.people), id, name, kind, value,
    case kind when 'email' then 'email:support/' || value
        else filling.one(array['whatsapp:demo/', 'sms:demo/', 'whatsapp:shop/'], i) || ltrim(value, '+') end
from (
    select i, md5('contact' || i)::uuid as id, filling.one(first, i) || ' ' || filling.one(last, i * 31 + 5) as name,
        case i % 4 when 0 then 'email' else 'phone' end as kind,
        case i % 4 when 0 then lower(filling.one(first, i) || '.' || filling.one(last, i * 31 + 5)) || i || '@example.org'
            else '+628' || lpad((i * 7919 % 10000000000)::text, 10, '0') end as value
    from generate_series(:from::bigint / 3 + 1, :to / 3) i, filling.words
) drawn

insert into contact_identity (kind, value, scope, contact, added_at)
select kind, value, '', id, now() from filling.people where i > :from / 3 on conflict do nothing

insert into conversation (key) select conversation from filling.people where i > :from / 3 on conflict do nothing

insert into contact_conversation (conversation, contact)
select conversation, id from filling.people where i > :from / 3 on conflict do nothing

create table filling.drawn_:from as
select i, nextval('ticket_number') as number, 1 + abs(hashint8extended(i, 11)) % (:to / 3) as person,
    1 + abs(hashint8extended(i, 12)) % 4 as said, now() - make_interval(secs => (:to - i) * 63.0) as at
from generate_series(:from::bigint, :to) i

analyze filling.people

analyze filling.drawn_:from

insert into ticket (id, number, status, category, priority, team, agent, conversation, contact, contact_name, identities, subject,
    labels, version, message_count, created_at, updated_at, contact_id, unanswered, waiting_since, status_since, resolution,
    resolved_at, queued_since)
select md5('ticket' || d.i)::uuid, d.number, s.status, filling.one(w.category, d.i),
    (array['urgent','high','normal','normal','normal','normal','low'])[1 + d.i % 7], filling.one(w.team, d.i + 3),
    case when s.status <> 'new' then 'agent-' || (1 + abs(hashint8extended(d.i, 13)) % 50) end, p.conversation, p.name, p.name,
    jsonb_build_array(jsonb_build_object('kind', p.kind, 'value', p.value)),
    case p.kind when 'email' then
        replace(replace(left(filling.one(w.said, d.i), 60), '%p', filling.one(w.product, d.i)), '%r', d.i::text) end,
    case when d.i % 5 = 0 then array[filling.one(w.label, d.i)] else '{}' end, d.said + 1, d.said, d.at,
    d.at + d.said * interval '20 minutes', p.id, (s.status in ('new', 'open'))::int, case when s.status in ('new', 'open') then d.at end,
    d.at + d.said * interval '20 minutes', case s.status when 'resolved' then 'solved' end,
    case s.status when 'resolved' then now() end, d.at
from filling.drawn_:from d join filling.people p on p.i = d.person cross join filling.words w
cross join lateral (select case
    when d.i > :to * 0.97 then (array['new','open','open','pending','resolved'])[1 + abs(hashint8extended(d.i, 14)) % 5]
    when d.i > :to * 0.9 then (array['resolved','closed','closed','pending'])[1 + abs(hashint8extended(d.i, 14)) % 4]
    else 'closed' end as status) s
order by d.i

insert into message (id, ticket, position, direction, conversation, provider_id, text, content, attachments, sent_at, received_at)
select md5('message' || d.i || '/' || n)::uuid, md5('ticket' || d.i)::uuid, n, case n % 2 when 1 then 'in' else 'out' end,
    p.conversation, 'p-' || d.i || '-' || n, t.text, jsonb_build_object('type', 'text', 'text', t.text), '[]',
    d.at + n * interval '20 minutes', d.at + n * interval '20 minutes'
from filling.drawn_:from d join filling.people p on p.i = d.person cross join filling.words w
cross join lateral generate_series(1, d.said) n
cross join lateral (select replace(replace(replace(replace(
        filling.one(w.said, d.i * 5 + n) || case n when 1 then '' else '. ' || filling.one(w.said, d.i * 17 + n) end,
        '%p', filling.one(w.product, d.i)), '%c', filling.one(w.city, d.i * 3 + n)), '%r', (d.i * 7 + n)::text),
        '%n', (1 + (d.i + n) % 9)::text) as text) t
order by d.i, n

insert into event (ticket, version, payload)
select md5('ticket' || i)::uuid, n, convert_to(repeat('x', 600), 'UTF8') from filling.drawn_:from, generate_series(1, said + 1) n

insert into inbox (message_id, received_at)
select md5('message' || i || '/' || n)::uuid, at from filling.drawn_:from, generate_series(1, said) n

select write_documents(array_agg(ticket), array_agg(0))
from (select md5('ticket' || i)::uuid as ticket, i / 20000 as slice from filling.drawn_:from order by i) all_of_them group by slice order by slice

set maintenance_work_mem = '512MB'

do $$ declare one record; begin for one in select again from filling.index loop execute one.again; end loop; end $$

drop table filling.index

reset session_replication_role

vacuum analyze
