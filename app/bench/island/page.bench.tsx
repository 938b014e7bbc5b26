import { cookies } from 'next/headers'
import { Counter } from './counter'

/** A bare page with one client component: what its scripts weigh is the least any page with one weighs. */
export default async function Island() {
  await cookies()
  return (
    <main>
      <Counter />
    </main>
  )
}
