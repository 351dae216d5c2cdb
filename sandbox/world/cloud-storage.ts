/** What mini apps keep for a person, one shelf for each bot and person. */
export class CloudStorage {
  private readonly shelves = new Map<string, Map<string, string>>()

  /** The shelf to read and change; made when it is first needed. */
  shelf(botId: number, personId: number): Map<string, string> {
    const name = `${botId} ${personId}`
    const shelf = this.shelves.get(name) ?? new Map<string, string>()
    this.shelves.set(name, shelf)
    return shelf
  }

  get saved(): [string, [string, string][]][] {
    return [...this.shelves].map(([name, shelf]) => [name, [...shelf]])
  }

  restore(saved: CloudStorage['saved']) {
    for (const [name, entries] of saved) this.shelves.set(name, new Map(entries))
  }

  clear() {
    this.shelves.clear()
  }
}
