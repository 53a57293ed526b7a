/** Dot rows that belong together: `rows` of them from a top on either side, or on one side alone. */
export interface RowSpan {
  /** Top in the golden; null: the rows are only in the actual slip. */
  readonly golden: number | null;
  /** Top in the actual slip; null: the rows are only in the golden. */
  readonly actual: number | null;
  readonly rows: number;
}
