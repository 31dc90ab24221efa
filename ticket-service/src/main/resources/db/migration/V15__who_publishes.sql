-- Who publishes a shard of the outbox, by the name under which Kafka knows them. Whoever has the shard next sees to it first that
-- Kafka takes nothing more from them, and settles what it took. Gone when they let go of the shard with nothing left to settle.
create table outbox_shard (
    shard    smallint primary key,
    producer text not null
);
