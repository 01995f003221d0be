<p>${msg("setup.create.text")}</p>
<ol class="todo">
    <li>${msg("setup.create.open")} <a href="${entraUrl}" rel="noreferrer" target="_blank">entra.microsoft.com</a></li>
    <li>${msg("setup.create.new")}</li>
    <li>${msg("setup.create.own")}</li>
    <li>${msg("setup.create.name.text")}
        <dl><@part.value id="name" field=msg("setup.create.nameField") text="RunDiffusion.com"/></dl></li>
    <li>${msg("setup.create.kind")}</li>
</ol>
<@part.drawing title="Enterprise applications" menu=["Overview", "All applications"] open="All applications">
    <@part.press label="+ New application" number="2"/>
    <@part.press label="+ Create your own application" number="3"/>
    <@part.drawn label="What's the name of your app?" value="RunDiffusion.com" number="4"/>
    <@part.drawn label="◉ Integrate any other application you don't find in the gallery" number="5"/>
    <@part.press label="Create"/>
</@part.drawing>
<p class="help">${msg("setup.create.existing")}</p>
<#if asksName>
<form action="${stepUrl}" method="post" novalidate>
    <@part.csrf/>
    <div class="${properties.kcFormGroupClass!}">
        <label for="company-name">${msg("setup.create.company")}</label>
        <input class="${properties.kcInputClass!}" id="company-name" name="name" value="${name!}" maxlength="100" autocomplete="organization" aria-describedby="name-help">
        <p class="help" id="name-help">${msg("setup.create.companyHelp")}</p>
    </div>
    <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="next">${msg("setup.next")}</button>
</form>
<#else>
<@part.next url=nextUrl/>
</#if>
