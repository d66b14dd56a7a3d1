package app.runtime.web;

/**
 * What every access token has to say, whoever checks it. A bean, so that what issues tokens agrees with what verifies
 * them. Besides these two, a token has {@code sub} (the user's id, a UUID), {@code roles} ({@code ["admin"]} or empty),
 * {@code iat}, {@code exp} and {@code jti}, and is signed with ES256.
 *
 * @param issuer the claim {@code iss}
 * @param audience the claim {@code aud}
 */
public record TokenTerms(String issuer, String audience) {}
