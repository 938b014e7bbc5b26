import type { ReactNode } from 'react'

/** What an empty list is for, and the first step. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) => (
  <div className="empty">
    <h3>{title}</h3>
    {children && <p>{children}</p>}
    {/* A form is no part of a paragraph. */}
    {action && <div className="actions">{action}</div>}
  </div>
)

/** Opened in place. `plain`: without the lines above and below, inside a form or a figure. */
export const Details = ({
  summary,
  children,
  plain = false,
  open,
  id,
}: {
  summary: ReactNode
  children: ReactNode
  plain?: boolean
  open?: boolean
  id?: string
}) => (
  <details className={plain ? 'more' : undefined} open={open} id={id}>
    <summary>{summary}</summary>
    {children}
  </details>
)

/** One quiet line: what was done, or what is so. */
export const Notice = ({ children, plain = false }: { children: ReactNode; plain?: boolean }) => (
  <p className={plain ? 'notice plain' : 'notice'} role="status">
    {children}
  </p>
)
