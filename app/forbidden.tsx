import { Apology } from '@/components/shell/apology'

export default function ForbiddenPage() {
  return <Apology kind="forbidden" />
}
