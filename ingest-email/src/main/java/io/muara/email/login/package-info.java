/**
 * How we prove to mail servers who we are: by password, or by access tokens (XOAUTH2) that are fetched and renewed here. Start
 * at {@link io.muara.email.login.Login}. Which account logs in how is configuration and not decided here.
 */
@NullMarked
package io.muara.email.login;

import org.jspecify.annotations.NullMarked;
