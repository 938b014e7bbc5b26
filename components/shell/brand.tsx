import Link from 'next/link'
import { Drawing } from '@/components/ui/drawing'

export const Brand = () => (
  <Link className="brand" href="/" prefetch={false}>
    <Drawing className="h-4 w-5" viewBox="0 0 20 16">
      <path className="fill-track" d="M0 5h18v6H0Z" />
      <path className="fill-accent" d="M0 5h11v6H0Z" />
      <path className="stroke-ink" strokeWidth="2" d="M14 1v14" />
    </Drawing>
    Paceline
  </Link>
)
