package com.rundiffusion.keycloak.demo.app;

/** The broker said no, or said something that must not be believed. */
final class SignInRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    /** @param error a code from the protocol */
    SignInRefused(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }
}
