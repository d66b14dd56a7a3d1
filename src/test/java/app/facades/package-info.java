/** What each facade promises: one suite, run against the bean, the HTTP client and another process. */
package app.facades;
