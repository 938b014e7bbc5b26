'use client'

import { AppError } from '@/components/shell/app-error'
import './globals.css'

/** When even the root layout fails: the apology brings its own page. */
export default function GlobalError(props: { error: Error & { digest?: string } }) {
  return (
    <html>
      <body>
        <AppError {...props} />
      </body>
    </html>
  )
}
