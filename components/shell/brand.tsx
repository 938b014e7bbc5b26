import Link from 'next/link'
import { Drawing } from '@/components/ui/drawing'

const mark =
  '<path class="fill-track" d="M0 5h18v6H0Z"/><path class="fill-accent" d="M0 5h11v6H0Z"/><path class="stroke-ink" stroke-width="2" d="M14 1v14"/>'

export const Brand = () => (
  <Link className="brand" href="/">
    <Drawing className="h-4 w-5" viewBox="0 0 20 16" inside={mark} />
    Paceline
  </Link>
)
