'use client'

import Link from 'next/link'
import { Brand } from './brand'

/** A page without the frame. Every page carries the ones Next may have to show instead of it: as words they weigh little. */
export const Alone = ({ title, text, home }: { title: string; text: string; home: string }) => (
  <main className="alone" id="content">
    <Brand />
    <h1>{title}</h1>
    <p className="state">{text}</p>
    <p className="actions under">
      <Link className="button primary" href="/" prefetch={false}>
        {home}
      </Link>
    </p>
  </main>
)
