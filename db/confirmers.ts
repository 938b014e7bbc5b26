import { sql } from 'drizzle-orm'

/**
 * The executives who could confirm something, to stand behind `from`: `r` is the role, `p` the person. One without a password
 * confirms nothing yet, and whoever makes their first link could be them.
 */
export const confirmers = sql`person_role r
  join person p on p.id = r.person_id and p.active and p.password_hash is not null
    and r.role = 'executive' and r.confirmed_at is not null and r.revoked_at is null`
