/**
 * Makes calls between modules as hard in one process as they are between two. The tests of the modules run twice more
 * with {@code -Pextraction}: with {@code -Dcalls=json}, where everything travels as JSON, and with
 * {@code -Dcalls=twice}, where every call is made again, as by a caller who never heard the answer.
 */
package app.wire;
