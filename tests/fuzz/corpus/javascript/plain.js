'use strict';
const x = /a[/]b/g, y = `t${x ? `u${1}` : ''}`;
exports.main_handler = async (event) => { return {a: 1}; };
module.exports = { other, third() {}, 'fourth': function () {} };
export default class A {}
export { b as c } from './d';
export async function e() {}
// comment
/* more */
Object.assign(exports, require('./x'));
