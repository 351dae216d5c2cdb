/** A binary heap of small whole numbers, each with a weight; the lightest comes out first. */
export class MinHeap {
  private readonly items: number[] = []
  private readonly weights: number[] = []

  push(item: number, weight: number): void {
    let hole = this.items.length
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if ((this.weights[parent] ?? 0) <= weight) break
      this.move(parent, hole)
      hole = parent
    }
    this.items[hole] = item
    this.weights[hole] = weight
  }

  /** The lightest item, or undefined when the heap is empty. */
  pop(): number | undefined {
    const top = this.items[0]
    const item = this.items.pop()
    const weight = this.weights.pop()
    const size = this.items.length
    if (item === undefined || weight === undefined || size === 0) return top
    let hole = 0
    for (let child = 1; child < size; child = hole * 2 + 1) {
      if (child + 1 < size && (this.weights[child + 1] ?? 0) < (this.weights[child] ?? 0)) child++
      if ((this.weights[child] ?? 0) >= weight) break
      this.move(child, hole)
      hole = child
    }
    this.items[hole] = item
    this.weights[hole] = weight
    return top
  }

  private move(from: number, to: number): void {
    this.items[to] = this.items[from] ?? 0
    this.weights[to] = this.weights[from] ?? 0
  }
}
