package com.talkingshops.customers.query.history.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what a request chooses from any trail of events, and how it turns pages; {@link ChosenParameters} reads it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.QUERY,
        name = "page",
        description = "The number of the page, from 1. A page past the end is empty.",
        schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "limit",
        description = "How many entries a page has.",
        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "startDate",
        description = "Happened then or later: an instant, or a date.",
        schema = @Schema(type = "string", example = "2023-06-01"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "endDate",
        description = "Happened then or earlier: an instant, or a date, which is included.",
        schema = @Schema(type = "string", example = "2023-06-30"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "sort",
        description = "The oldest first, or, with `-` in front, the newest.",
        schema =
                @Schema(
                        type = "string",
                        defaultValue = "-sequence",
                        allowableValues = {"sequence", "-sequence"}))
public @interface TrailParameters {}
