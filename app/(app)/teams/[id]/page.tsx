import { sortFrom } from '@/components/ui/sort-link'
import { Board } from '@/components/teams/board'
import { boardShows, boardSorts, type BoardShow, type BoardSort } from '@/db/queries/parts/board-order'
import { teamBoard } from '@/db/queries/team-board'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TeamPage({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const sort = sortFrom(query.sort, boardSorts) as { by: BoardSort; down: boolean }
  const asked = first(query.show)
  const show: BoardShow = boardShows.find((one) => one === asked) ?? 'all'
  const board = await pageOf(
    teamBoard(ctx, id, { periodId: first(query.period), metricId: first(query.metric), sort, show }),
  )
  return (
    <>
      <title>{`${board.team.name} · Paceline`}</title>
      <Board board={board} sort={sort} show={show} path={`/teams/${id}`} query={query} />
    </>
  )
}
