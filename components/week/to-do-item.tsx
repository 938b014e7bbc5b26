import Link from 'next/link'
import type { Route } from 'next'
import type { ReactNode } from 'react'

/** One thing to do: what, why, and the way there; or a form that does it in place. */
export function ToDoItem({
  title,
  text,
  href,
  button,
  primary = false,
  form,
}: {
  title: ReactNode
  text: ReactNode
  href?: string
  button?: string
  primary?: boolean
  form?: ReactNode
}) {
  return (
    <li>
      <div>
        <b>{title}</b>
        <p>{text}</p>
      </div>
      {form ?? (
        <Link className={primary ? 'button primary' : 'button'} href={href as Route} prefetch={false}>
          {button}
        </Link>
      )}
    </li>
  )
}
