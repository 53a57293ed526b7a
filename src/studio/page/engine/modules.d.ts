declare module 'bwip-js-itself' {
  const library: { raw(options: object): unknown };
  export default library;
}
