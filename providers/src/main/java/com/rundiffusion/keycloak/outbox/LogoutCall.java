package com.rundiffusion.keycloak.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;

/**
 * A call that tells an app of an ended session.
 *
 * @param client of the app, as its tokens name it
 * @param attempts this one among them
 */
record LogoutCall(CloseableHttpClient http, String client, String address, String token, int attempts) {

    private static final Logger LOG = Logger.getLogger(LogoutCall.class);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;

    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectTimeout(CONNECT_MILLIS)
            .setConnectionRequestTimeout(CONNECT_MILLIS)
            .setSocketTimeout(READ_MILLIS)
            .setRedirectsEnabled(false)
            .build();

    enum Answer {
        HEARD,
        /** What it was sent is no token of a logout to the app. */
        REFUSED,
        /** Or it is down. */
        FAILED
    }

    Answer send() {
        try {
            HttpPost post = new HttpPost(address);
            post.setConfig(PATIENCE);
            post.setEntity(new UrlEncodedFormEntity(
                    List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, token)), StandardCharsets.UTF_8));
            try (CloseableHttpResponse response = http.execute(post)) {
                int status = response.getStatusLine().getStatusCode();
                LOG.debugf("An app was told of a logout: client=%s status=%d attempts=%d", client, status, attempts);
                return answer(status);
            }
        } catch (IOException | IllegalArgumentException failed) {
            LOG.debugf("An app could not be told of a logout: client=%s attempts=%d %s", client, attempts, failed);
            return Answer.FAILED;
        }
    }

    private static Answer answer(int status) {
        return switch (status) {
            case 200, 204 -> Answer.HEARD;
            case 400 -> Answer.REFUSED;
            default -> Answer.FAILED;
        };
    }
}
