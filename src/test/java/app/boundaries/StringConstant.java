package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * A string in a class file, after the compiler has folded what is constant.
 *
 * @param value with {@link #GAP} wherever a concatenation puts a value that only the running program knows
 */
record StringConstant(JavaClass type, int line, String value) {

    static final char GAP = '\u0001';
}
