type Forms = { one: string; few?: string; many?: string; other: string }

/** Chooses among the plural forms of a language; forms a language lacks fall to `other`. */
export function pluralsOf(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  return (n, forms) => {
    const form = rules.select(n)
    return (form === 'zero' || form === 'two' ? undefined : forms[form]) ?? forms.other
  }
}
