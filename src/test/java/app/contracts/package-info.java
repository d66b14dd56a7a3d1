/**
 * Holds every module to what it has promised: its Java API, its HTTP API and its events are committed below
 * {@code contracts/} and compared with the code. What breaks somebody is refused, what only adds is taken over by one
 * command.
 */
package app.contracts;
