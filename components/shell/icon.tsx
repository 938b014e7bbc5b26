import { Drawing } from '../ui/drawing'
import { icons, type Icon as Name } from './icons'

export const Icon = ({ name }: { name: Name }) => (
  <Drawing className="icon" viewBox="0 0 16 16">
    <path d={icons[name]} />
  </Drawing>
)
