interface SwitchProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (value: T) => unknown;
}

/** A switch of the machine: one of its positions. */
export function Switch<T extends string>({ legend, name, options, value, onChoose }: SwitchProps<T>) {
  return (
    <fieldset class="switch">
      <legend>{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([option, label]) => (
        <label key={option} class={option === value ? 'is-on' : ''}>
          <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChoose(option)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
