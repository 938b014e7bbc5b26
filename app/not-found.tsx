import { Apology } from '@/components/shell/apology'

export default function NotFoundPage() {
  return <Apology kind="notFound" />
}
