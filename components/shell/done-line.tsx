'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { DONE_COOKIE } from '@/lib/okr/form-state'
import { DONE_EVENT } from '../ui/done'

type Line = { text?: string; path: string; refused?: boolean }

/** What the cookie carries: the page the line is for, and the line. */
function lineIn(carried: string): Line {
  const refused = carried.startsWith('!')
  const [path = '', ...words] = carried.slice(refused ? 1 : 0).split(' ')
  return { text: words.join(' '), path, refused }
}

/** Takes the line out of its cookie: it is said once. What is no line of ours is said never. */
function carriedOver(): Line | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${DONE_COOKIE}=`))
  if (!found) return undefined
  document.cookie = `${DONE_COOKIE}=; path=/; max-age=0`
  try {
    return lineIn(decodeURIComponent(found.slice(DONE_COOKIE.length + 1)))
  } catch {
    return undefined
  }
}

/** One quiet line of what was done or stood in the way, said once, gone with the next page. */
export function DoneLine({ carried }: { carried?: string }) {
  const path = usePathname()
  const [said, setSaid] = useState<Line>(carried ? lineIn(carried) : { path })
  useEffect(() => {
    const line = carriedOver()
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the cookie is known only here
    if (line) setSaid(line)
  }, [path])
  useEffect(() => {
    const say = (event: Event) => {
      event.preventDefault()
      const text = (event as CustomEvent<string | undefined>).detail
      // The page a redirect leads to may not be here yet: its line waits for it.
      const line = text ? { text, path } : carriedOver()
      if (line) setSaid(line)
    }
    window.addEventListener(DONE_EVENT, say)
    return () => window.removeEventListener(DONE_EVENT, say)
  }, [path])
  return (
    <div className={said.refused ? 'done-line refused' : 'done-line'} role="status">
      {said.text && said.path === path && <p className="notice">{said.text}</p>}
    </div>
  )
}
