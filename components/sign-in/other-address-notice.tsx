'use client'

import { useSyncExternalStore } from 'react'
import { isOwnOrigin } from '@/lib/own-address'

/** Only the browser knows at which address the page was opened. */
const origin = () => window.location.origin
const nowhere = () => null
const never = () => () => {}

type Props = {
  address: string
  /** `{here}` in the text becomes where the page was opened. */
  words: { text: string; open: string }
}

export function OtherAddressNotice({ address, words }: Props) {
  const here = useSyncExternalStore(never, origin, nowhere)
  if (here === null || isOwnOrigin(here, new URL(here).host, new URL(address))) return null
  return (
    <div className="error-summary under" role="alert">
      <h2>{words.text.replace('{here}', here)}</h2>
      <p>
        <a href={address}>{words.open}</a>
      </p>
    </div>
  )
}
