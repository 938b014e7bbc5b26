'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { DONE_COOKIE } from '@/lib/okr/form-state'
import { DONE_EVENT } from '../ui/done'

/** Takes the line out of its cookie: it is said once. */
function carriedOver(): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${DONE_COOKIE}=`))
  if (!found) return undefined
  document.cookie = `${DONE_COOKIE}=; path=/; max-age=0`
  return decodeURIComponent(found.slice(DONE_COOKIE.length + 1))
}

/** One quiet line of success, said once, gone with the next page. */
export function DoneLine({ carried }: { carried?: string }) {
  const path = usePathname()
  const [said, setSaid] = useState({ text: carried, path })
  useEffect(() => {
    const text = carriedOver()
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the cookie is known only here
    if (text) setSaid({ text, path })
  }, [path])
  useEffect(() => {
    const say = (event: Event) => {
      event.preventDefault()
      const text = (event as CustomEvent<string | undefined>).detail ?? carriedOver()
      if (text) setSaid({ text, path })
    }
    window.addEventListener(DONE_EVENT, say)
    return () => window.removeEventListener(DONE_EVENT, say)
  }, [path])
  return (
    <div className="done-line" role="status">
      {said.text && said.path === path && <p className="notice">{said.text}</p>}
    </div>
  )
}
