'use client'

import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { CheckBasis } from '@/lib/okr/goal-check/form-facts'
import type { Locale } from '@/lib/okr/types'

const LiveCheckView = lazy(() => import('./live-check-view'))

type Props = {
  basis: CheckBasis
  locale: Locale
  /** Until the check is there, and for who has no script. */
  waiting: string
}

/** The goal check beside the form it stands in: read again at each key. Its code comes after the form can be typed in. */
export function LiveCheck({ basis, locale, waiting }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<FormData | null>(null)
  const shown = useDeferredValue(typed)
  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    const read = () => setTyped(new FormData(form))
    // A reset form holds its values only after the event.
    const readLater = () => setTimeout(read)
    read()
    form.addEventListener('input', read)
    form.addEventListener('reset', readLater)
    return () => {
      form.removeEventListener('input', read)
      form.removeEventListener('reset', readLater)
    }
  }, [])
  const fallback = <p className="muted under">{waiting}</p>
  return (
    <div ref={box}>
      {shown ? (
        <Suspense fallback={fallback}>
          <LiveCheckView typed={shown} basis={basis} locale={locale} />
        </Suspense>
      ) : (
        fallback
      )}
    </div>
  )
}
