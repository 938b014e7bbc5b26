import type { ReactNode } from 'react'

/** An SVG with one sentence for who cannot see it, or hidden from them where words stand beside it. */
export function Drawing({
  className,
  label,
  viewBox,
  children,
}: {
  className: string
  label?: string
  viewBox?: string
  children: ReactNode
}) {
  return (
    <svg
      className={className}
      viewBox={viewBox}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {children}
    </svg>
  )
}
