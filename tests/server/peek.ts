import { Pool, type PoolClient } from 'pg'

/** `isWaitedFor`: whether somebody waits for just this lock, not for any. */
type Held = { isWaitedFor: () => Promise<boolean>; letGo: () => Promise<void> }

/** Looks into, and locks rows of, a server's database from outside. */
export function peekInto(databaseUrl: string) {
  const pool = new Pool({ connectionString: databaseUrl, max: 6, application_name: 'test-peek' })
  pool.on('error', () => {})

  async function rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await pool.query<T>(sql, values)).rows
  }

  /** Holds what `sql` locks until it is let go. */
  async function hold(sql: string, values: unknown[] = []): Promise<Held> {
    const client: PoolClient = await pool.connect()
    await client.query('BEGIN')
    const { rows: pids } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await client.query(sql, values)
    let held = true
    return {
      isWaitedFor: async () =>
        (await rows(`SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))`, [pids[0]?.pid]))
          .length > 0,
      letGo: async () => {
        if (!held) return
        held = false
        await client.query('ROLLBACK')
        client.release()
      },
    }
  }

  /** Cuts the server's connections of these names, e.g. `triptych-listen`; `%` stands for anything. */
  async function cut(applicationName: string): Promise<number> {
    const gone = await rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1`,
      [applicationName],
    )
    return gone.length
  }

  /** Takes the server's ear for notices away until the returned function is called. Needs PostgreSQL 17. */
  async function deafen(): Promise<() => Promise<void>> {
    await rows(`CREATE OR REPLACE FUNCTION deaf() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
      IF current_setting('application_name') = 'triptych-listen' THEN RAISE EXCEPTION 'not now'; END IF; END $$`)
    await rows('DROP EVENT TRIGGER IF EXISTS deaf')
    await rows('CREATE EVENT TRIGGER deaf ON login EXECUTE FUNCTION deaf()')
    await cut('triptych-listen')
    return async () => {
      await rows('DROP EVENT TRIGGER deaf')
    }
  }

  return { rows, hold, cut, deafen, close: () => pool.end() }
}

export type Peek = ReturnType<typeof peekInto>

/**
 * Every table's rows as one digest, so that "nothing was written" can be said of all of them at once. What an upstream
 * has left is none of it: the server looks by itself, half a minute after its start.
 */
export async function contentOf(peek: Peek): Promise<Record<string, string>> {
  const tables = await peek.rows<{ name: string; schema: string }>(`
    SELECT c.relname AS name, n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND (n.nspname = 'public' OR (n.nspname, c.relname) = ('pgboss', 'job'))
      AND c.relname NOT IN ('_prisma_migrations', 'UpstreamBalance') ORDER BY 1`)
  const digests = await peek.rows<{ name: string; digest: string }>(tables.map(digestOf).join(' UNION ALL '))
  return Object.fromEntries(digests.map(({ name, digest }) => [name, digest]))
}

/** What makes pages lighter is made by and by, whoever asks for what meanwhile. */
const BY_AND_BY: Record<string, string> = {
  job: `t."name" = 'image.lighter'`,
  ImageVariant: `t."name" IN ('small', 'medium') OR (t."name", t."format") = ('tiny', 'avif')`,
}

function digestOf({ schema, name }: { schema: string; name: string }): string {
  // Of a job that it is there: how far it is, is the worker's doing.
  const what =
    schema === 'pgboss'
      ? 'jsonb_build_array(t."name", t."data")'
      : `to_jsonb(t) - 'lastSeenAt' - 'lastUsedAt'`
  return `SELECT '${name}' AS name, count(*) || ' ' || COALESCE(md5(string_agg(row, E'\\n' ORDER BY row)), '') AS digest
    FROM (SELECT (${what})::text AS row FROM "${schema}"."${name}" t WHERE NOT (${BY_AND_BY[name] ?? 'false'})) r`
}
