import { cookies } from 'next/headers'

/** The measure of the benchmark: a dynamic page that reads the session cookie and nothing else. Built for the benchmark only. */
export default async function Bare() {
  const jar = await cookies()
  return (
    <main>
      {jar.getAll().some(({ name }) => name.includes('paceline-session')) ? 'signed in' : 'not signed in'}
    </main>
  )
}
