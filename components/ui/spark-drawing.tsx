import { Drawing } from './drawing'

export const SPARK_WIDTH = 96
export const SPARK_HEIGHT = 24

/** A sparkline as it is drawn: where pace lies, the line, its end. */
export type DrawnSpark = { label: string; zero: number; line: string; end: readonly [x: number, y: number] }

export const SparkDrawing = ({ label, zero, line, end: [x, y] }: DrawnSpark) => (
  <Drawing className="spark" viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`} label={label}>
    <path className="zero" d={`M0 ${zero}H${SPARK_WIDTH}`} />
    <polyline className="line" points={line} />
    <circle className="end" cx={x} cy={y} r="2.5" />
  </Drawing>
)
