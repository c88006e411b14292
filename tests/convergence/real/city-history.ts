/**
 * What the reference city does not keep, and the promises ask for: every accepted write, with its writer, told by the
 * database itself in the transaction of the write. And a member of every listing that no client knows.
 * A restoration empties the listings first: it tells itself as a row of no listing, and what it puts back is no write.
 */
const restoring = `EXISTS (SELECT FROM pg_trigger WHERE tgname = 'listing_changed' AND tgenabled = 'D')`;

export const historyTables = `
  CREATE TABLE IF NOT EXISTS city_clock (seconds double precision NOT NULL);
  CREATE TABLE IF NOT EXISTS writers (transaction bigint PRIMARY KEY, client_id text NOT NULL);
  CREATE TABLE IF NOT EXISTS history (
    number bigserial PRIMARY KEY, transaction bigint NOT NULL, listing_id uuid, before jsonb, after jsonb
  );
  CREATE OR REPLACE FUNCTION stamp_listing() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF ${restoring} THEN RETURN NEW; END IF;
    IF NOT NEW.deleted THEN
      NEW.updated_at = NEW.updated_at + make_interval(secs => coalesce((SELECT sum(seconds) FROM city_clock), 0));
    END IF;
    IF TG_OP = 'INSERT' THEN
      NEW.document = NEW.document || jsonb_build_object('moderation', jsonb_build_object('desk', NEW.id));
    END IF;
    RETURN NEW;
  END $body$;
  CREATE OR REPLACE FUNCTION tell_listing() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF ${restoring} THEN RETURN NULL; END IF;
    INSERT INTO history (transaction, listing_id, before, after) VALUES (
      txid_current(), NEW.id,
      CASE WHEN TG_OP = 'UPDATE' THEN OLD.document END, CASE WHEN NOT NEW.deleted THEN NEW.document END
    );
    RETURN NULL;
  END $body$;
  CREATE OR REPLACE FUNCTION tell_writer() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF ${restoring} THEN RETURN NULL; END IF;
    INSERT INTO writers VALUES (txid_current(), NEW.client_id) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $body$;
  CREATE OR REPLACE FUNCTION tell_restoration() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    INSERT INTO history (transaction) VALUES (txid_current());
    RETURN NULL;
  END $body$;
  CREATE OR REPLACE TRIGGER stamped BEFORE INSERT OR UPDATE ON listings
    FOR EACH ROW EXECUTE FUNCTION stamp_listing();
  CREATE OR REPLACE TRIGGER told AFTER INSERT OR UPDATE ON listings FOR EACH ROW EXECUTE FUNCTION tell_listing();
  CREATE OR REPLACE TRIGGER signed AFTER INSERT ON operations FOR EACH ROW EXECUTE FUNCTION tell_writer();
  CREATE OR REPLACE TRIGGER restored AFTER TRUNCATE ON listings FOR EACH STATEMENT EXECUTE FUNCTION tell_restoration();
`;

export const historyRows = `
  SELECT h.number::float8 AS number, h.listing_id AS id, h.before, h.after, w.client_id AS by
  FROM history h LEFT JOIN writers w USING (transaction) WHERE h.listing_id IS NOT NULL ORDER BY h.number`;
